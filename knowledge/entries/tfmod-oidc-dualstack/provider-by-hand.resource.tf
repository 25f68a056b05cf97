resource "aws_iam_openid_connect_provider" "eks" {
  url            = "https://<oidc-issuer>"
  client_id_list = ["sts.amazonaws.com"]
}
