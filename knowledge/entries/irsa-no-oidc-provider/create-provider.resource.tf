# Older versions of the AWS provider ask for thumbprint_list as well.
resource "aws_iam_openid_connect_provider" "cluster" {
  url            = "https://<oidc-issuer>"
  client_id_list = ["sts.amazonaws.com"]
}
