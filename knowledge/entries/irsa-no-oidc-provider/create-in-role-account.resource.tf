# The provider configuration of the account that owns the role.
resource "aws_iam_openid_connect_provider" "cluster_of_another_account" {
  provider = aws.role_account

  url            = "https://<oidc-issuer>"
  client_id_list = ["sts.amazonaws.com"]
}
