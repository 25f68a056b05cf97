# For subnets without a NAT gateway. The private endpoint of the cluster must be on as well.
resource "aws_vpc_endpoint" "nodes" {
  for_each = toset([
    "ec2",
    "ecr.api",
    "ecr.dkr",
    "sts",
  ])

  vpc_id              = "<vpc-id>"
  service_name        = "com.amazonaws.<region>.${each.value}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = "<private-subnet-ids>"
  private_dns_enabled = true

  # It must let port 443 in from the nodes.
  security_group_ids = ["<security-group-id>"]
}

# ECR keeps its image layers in S3. Name the route tables of the node subnets here.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = "<vpc-id>"
  service_name      = "com.amazonaws.<region>.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = var.node_route_table_ids
}

variable "node_route_table_ids" {
  description = "Route tables of the subnets that the nodes run in"
  type        = list(string)
}
