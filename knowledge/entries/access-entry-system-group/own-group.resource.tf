resource "aws_eks_access_entry" "team" {
  cluster_name      = "<cluster>"
  principal_arn     = "<principal-arn>"
  type              = "STANDARD"
  kubernetes_groups = ["team-viewers"]
}

resource "kubernetes_cluster_role_binding_v1" "team_viewers" {
  metadata {
    name = "team-viewers"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Group"
    name      = "team-viewers"
  }
}
