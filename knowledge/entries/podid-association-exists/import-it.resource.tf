import {
  to = aws_eks_pod_identity_association.workload
  id = "<cluster>,<association-id>"
}

resource "aws_eks_pod_identity_association" "workload" {
  cluster_name    = "<cluster>"
  namespace       = "<namespace>"
  service_account = "<service-account>"
  role_arn        = "<workload-role-arn>"
}
