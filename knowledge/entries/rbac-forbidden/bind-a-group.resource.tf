resource "aws_eks_access_entry" "this" {
  cluster_name  = "<cluster>"
  principal_arn = "<principal-arn>"
  type          = "STANDARD"
  # … keep the groups it already has
  kubernetes_groups = ["eks-extra-rights"]
}

resource "kubernetes_cluster_role_binding_v1" "extra_rights" {
  metadata {
    name = "eks-extra-rights"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "eks-extra-rights"
  }

  subject {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Group"
    name      = "eks-extra-rights"
  }
}
