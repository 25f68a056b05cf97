package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.UserDataForm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Tells what kind of text the user data of a machine is. The text may hold secrets: it is looked
/// at and forgotten.
final class UserData {
  /// More than EC2 takes (16 KB), also when it was compressed.
  private static final int MOST = 1024 * 1024;

  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#(?!!).*$");
  private static final Pattern BOTTLEROCKET = Pattern.compile("(?m)^\\s*\\[?\"?settings\"?[.\\]]");
  private static final Pattern POWERSHELL = Pattern.compile("(?i)<powershell>");
  private static final Pattern NODEADM =
      Pattern.compile("node\\.eks\\.aws|\\bnodeadm\\b", Pattern.CASE_INSENSITIVE);

  private UserData() {}

  /// The form of user data in base64, as EC2 hands it out.
  static UserDataForm form(String base64) {
    if (base64.isBlank()) {
      return UserDataForm.NONE;
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return ofText(new String(unzipped(bytes), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | IOException unreadable) {
      return UserDataForm.OTHER;
    }
  }

  private static byte[] unzipped(byte[] bytes) throws IOException {
    boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!gzip) {
      return bytes;
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(MOST);
    }
  }

  private static UserDataForm ofText(String all) {
    if (all.isBlank()) {
      return UserDataForm.NONE;
    }
    String text = COMMENT.matcher(all).replaceAll("");
    if (POWERSHELL.matcher(text).find()) {
      return UserDataForm.POWERSHELL;
    } else if (NODEADM.matcher(text).find()) {
      return UserDataForm.NODEADM;
    } else if (text.toLowerCase(Locale.ROOT).contains("/etc/eks/bootstrap.sh")) {
      return UserDataForm.BOOTSTRAP_SH;
    } else if (BOTTLEROCKET.matcher(text).find()) {
      return UserDataForm.BOTTLEROCKET;
    }
    return UserDataForm.OTHER;
  }
}
