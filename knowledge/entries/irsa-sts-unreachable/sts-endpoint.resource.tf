resource "aws_vpc_endpoint" "sts" {
  vpc_id              = "<vpc-id>"
  service_name        = "com.amazonaws.<region>.sts"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = "<private-subnet-ids>"

  # must accept port 443 from everything in the VPC that calls STS
  security_group_ids = ["<security-group-id>"]
}
