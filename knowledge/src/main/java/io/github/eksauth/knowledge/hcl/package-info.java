/// Terraform text: templates that values are filled into safely, their format, their syntax, and
/// what each version of the EKS module accepts. A snippet is checked here when it is loaded and
/// rendered here when it is shown. Depends on nothing else in this project.
@NullMarked
package io.github.eksauth.knowledge.hcl;

import org.jspecify.annotations.NullMarked;
