module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 21.0"

  name = "<cluster>"

  fargate_profiles = {
    # … keep every profile that is already here
    coredns = {
      name       = "coredns"
      subnet_ids = "<private-subnet-ids>"

      selectors = [
        {
          namespace = "kube-system"

          labels = {
            k8s-app = "kube-dns"
          }
        },
      ]
    }
  }

  # … keep your other arguments
}
