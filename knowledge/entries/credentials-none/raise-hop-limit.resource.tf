resource "aws_launch_template" "nodes" {
  # … keep your other arguments

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}
