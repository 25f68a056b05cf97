# Where Terraform makes the service account; a chart takes the annotations in its values instead.
# The aws_eks_pod_identity_association stays as it is.
resource "kubernetes_service_account_v1" "workload" {
  metadata {
    name      = "<service-account>"
    namespace = "<namespace>"

    # no eks.amazonaws.com/role-arn
  }
}
