variable "oidc_thumbprints" {
  type = list(string)
}

resource "aws_iam_openid_connect_provider" "cluster" {
  url            = "https://<oidc-issuer>"
  client_id_list = ["sts.amazonaws.com"]

  # the SHA-1 fingerprint of the root CA of the issuer, without colons
  thumbprint_list = var.oidc_thumbprints
}
