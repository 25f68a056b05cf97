# The add-on that owns the association; the EBS CSI driver is the example here.
resource "aws_eks_addon" "ebs_csi" {
  cluster_name = "<cluster>"
  addon_name   = "aws-ebs-csi-driver"

  # … keep the settings that are already here
  pod_identity_association {
    role_arn        = "<workload-role-arn>"
    service_account = "<service-account>"
  }
}
