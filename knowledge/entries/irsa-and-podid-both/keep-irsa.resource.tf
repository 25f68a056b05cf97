# Where Terraform makes the service account; remove aws_eks_pod_identity_association of it.
resource "kubernetes_service_account_v1" "workload" {
  metadata {
    name      = "<service-account>"
    namespace = "<namespace>"

    annotations = {
      "eks.amazonaws.com/role-arn" = "<workload-role-arn>"
    }
  }
}
