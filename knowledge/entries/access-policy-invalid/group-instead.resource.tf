resource "aws_eks_access_entry" "team" {
  cluster_name      = "<cluster>"
  principal_arn     = "<principal-arn>"
  type              = "STANDARD"
  kubernetes_groups = ["team-controllers"]
}

resource "kubernetes_cluster_role_binding_v1" "team_controllers" {
  metadata {
    name = "team-controllers"
  }

  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = "view"
  }

  subject {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Group"
    name      = "team-controllers"
  }
}
