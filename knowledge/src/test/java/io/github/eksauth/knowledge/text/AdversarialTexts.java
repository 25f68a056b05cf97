package io.github.eksauth.knowledge.text;

import java.util.List;

/// Texts made to keep a reader busy: one piece, over and over.
public final class AdversarialTexts {
  /// Pieces that begin what some step of reading looks for, or are hard on text in general: quotes
  /// in quotes, ARNs, combining characters, lone surrogates, right-to-left overrides.
  public static final List<String> PIECES =
      List.of(
          "a",
          " ",
          "\n",
          "\\",
          "\\\"",
          "\"",
          "{\"a\":\"",
          "[",
          "&",
          "&amp;",
          "-",
          "-----BEGIN A-----",
          "-----BEGIN A-----\n-",
          "eyJaaaaaa.",
          "k8s-aws-v1.a",
          "arn:aws:iam::111122223333:role/a ",
          "arn:aws:",
          "User: arn:aws:eks:",
          "e\u0301",
          "\uD800",
          "\u202E",
          "password",
          "password: ",
          "X-Amz-Signature=",
          "authorization: bearer",
          "│",
          "╷\n",
          "Error:\n",
          "2026-01-01T00:00:00Z ",
          "\u001B[",
          "\u001B[31m",
          "[31m",
          "Namespace:   ",
          "Name: a  ",
          "update-kubeconfig ",
          "terraform-aws-modules/eks/aws ",
          "module ",
          "module v1",
          "eks-module 模块",
          "到 ",
          "to ",
          "fargate profile a ",
          "subnet-0123456789",
          "角",
          "pods/a.",
          "--cluster ",
          "0",
          "\u200E\u202E\u2066",
          "'\"\\'\"",
          "{\"a\":[",
          "a.b-c_d/",
          "Error: role x is not ",
          "未找到 Fargate 执行角色 ");

  private AdversarialTexts() {}

  /// The piece repeated up to this many characters.
  public static String of(String piece, int characters) {
    return piece.repeat(characters / piece.length());
  }
}
