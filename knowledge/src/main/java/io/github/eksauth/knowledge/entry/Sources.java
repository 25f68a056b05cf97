package io.github.eksauth.knowledge.entry;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where advice comes from, in the short form authors write, and the address it stands for.
public final class Sources {
  /// The accepted forms, for messages.
  static final String FORMS =
      "`tfm#123`, `tfm@v20.37.2 modules/aws-auth/main.tf`, `ug creating-access-entries`, `auth pkg/arn/arn.go`, `tfk …`, `tfaws …`, `roadmap#123`, `owner/repo#123` or a URL";

  private record Form(Pattern pattern, String address) {}

  private static final String GITHUB = "https://github.com/";
  private static final List<Form> SOURCE_FORMS =
      List.of(
          form("tfm#(\\d{1,6})", "terraform-aws-modules/terraform-aws-eks/issues/$1"),
          form("tfm@(v[0-9.]{1,20})", "terraform-aws-modules/terraform-aws-eks/tree/$1"),
          form(
              "tfm@(v[0-9.]{1,20}) (\\S{1,200})",
              "terraform-aws-modules/terraform-aws-eks/blob/$1/$2"),
          form("tfm (\\S{1,200})", "terraform-aws-modules/terraform-aws-eks/blob/HEAD/$1"),
          form(
              "ug ([a-z0-9/._-]{1,200}?)(?:\\.adoc)?", "awsdocs/amazon-eks-user-guide/search?q=$1"),
          form("auth (\\S{1,200})", "kubernetes-sigs/aws-iam-authenticator/blob/HEAD/$1"),
          form("auth#(\\d{1,6})", "kubernetes-sigs/aws-iam-authenticator/issues/$1"),
          form("tfk#(\\d{1,6})", "hashicorp/terraform-provider-kubernetes/issues/$1"),
          form("tfk (\\S{1,200})", "hashicorp/terraform-provider-kubernetes/blob/HEAD/$1"),
          form("tfaws#(\\d{1,6})", "hashicorp/terraform-provider-aws/issues/$1"),
          form("tfaws (\\S{1,200})", "hashicorp/terraform-provider-aws/blob/HEAD/$1"),
          form("roadmap#(\\d{1,6})", "aws/containers-roadmap/issues/$1"),
          form("([A-Za-z0-9_.-]{1,60}/[A-Za-z0-9_.-]{1,100})#(\\d{1,6})", "$1/issues/$2"),
          form("([A-Za-z0-9_.-]{1,60}/[A-Za-z0-9_.-]{1,100}) (\\S{1,200})", "$1/blob/HEAD/$2"));

  private Sources() {}

  private static Form form(String regex, String address) {
    return new Form(Pattern.compile("^" + regex + "$"), GITHUB + address);
  }

  static boolean isWellFormed(String source) {
    return address(source).isPresent();
  }

  /// The address that a source stands for.
  public static Optional<String> address(String source) {
    if (source.startsWith("https://")) {
      try {
        return Optional.of(URI.create(source).toString());
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    for (Form form : SOURCE_FORMS) {
      Matcher matcher = form.pattern.matcher(source);
      if (matcher.matches()) {
        return Optional.of(matcher.replaceFirst(form.address));
      }
    }
    return Optional.empty();
  }
}
