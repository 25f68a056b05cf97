resource "aws_iam_role" "pipeline" {
  name                 = "<principal-name>"
  max_session_duration = 14400

  # … keep your other arguments
}
