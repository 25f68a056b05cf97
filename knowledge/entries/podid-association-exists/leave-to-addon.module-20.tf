# The add-on that owns the association; the EBS CSI driver is the example here.
module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.37"

  cluster_name = "<cluster>"

  cluster_addons = {
    # … keep your other add-ons
    aws-ebs-csi-driver = {
      # … keep the settings that are already here
      pod_identity_association = [
        {
          role_arn        = "<workload-role-arn>"
          service_account = "<service-account>"
        }
      ]
    }
  }

  # … keep your other arguments
}
