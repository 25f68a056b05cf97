resource "aws_vpc_endpoint" "eks_auth" {
  vpc_id              = "<vpc-id>"
  service_name        = "com.amazonaws.<region>.eks-auth"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = "<private-subnet-ids>"

  # must let the nodes in on port 443
  security_group_ids = ["<security-group-id>"]
}
