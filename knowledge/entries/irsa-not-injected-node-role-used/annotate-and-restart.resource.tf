# Where Terraform makes the service account; a chart takes the annotation in its values instead.
resource "kubernetes_service_account_v1" "workload" {
  metadata {
    name      = "<service-account>"
    namespace = "<namespace>"

    annotations = {
      "eks.amazonaws.com/role-arn" = "<workload-role-arn>"
    }
  }
}
