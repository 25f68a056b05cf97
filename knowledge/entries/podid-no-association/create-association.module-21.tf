# For the service account of an EKS add-on (the EBS CSI driver is the example);
# for your own workload use the plain resource.
module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  addons = {
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
