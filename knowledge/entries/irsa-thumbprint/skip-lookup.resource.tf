variable "oidc_thumbprints" {
  type = list(string)
}

# without the data source tls_certificate
resource "aws_iam_openid_connect_provider" "cluster" {
  url            = "https://<oidc-issuer>"
  client_id_list = ["sts.amazonaws.com"]

  # the thumbprints that IAM has now, so that the plan changes nothing
  thumbprint_list = var.oidc_thumbprints
}
