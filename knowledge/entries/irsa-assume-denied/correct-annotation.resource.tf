# Where Terraform makes the service account; a chart takes the annotation in its values instead.
data "aws_iam_role" "workload" {
  name = "<workload-role-name>"
}

resource "kubernetes_service_account_v1" "workload" {
  metadata {
    name      = "<service-account>"
    namespace = "<namespace>"

    annotations = {
      "eks.amazonaws.com/role-arn" = data.aws_iam_role.workload.arn
    }
  }
}
