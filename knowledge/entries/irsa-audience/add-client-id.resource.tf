resource "aws_iam_openid_connect_provider" "cluster" {
  url = "https://<oidc-issuer>"
  # … keep thumbprint_list as it is

  client_id_list = [
    # … keep the audiences that others need
    "sts.amazonaws.com",
  ]
}
