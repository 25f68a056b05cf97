package io.github.eksauth.checks.source.kubernetes;

/// What the API server answered; `retryAfter` is the header of that name, empty when there is none.
final class Reply {
  private final int code;
  private final String retryAfter;
  private final byte[] body;

  Reply(int code, String retryAfter, byte[] body) {
    this.code = code;
    this.retryAfter = retryAfter;
    this.body = body;
  }

  int code() {
    return code;
  }

  String retryAfter() {
    return retryAfter;
  }

  /// Not copied: a page can be large, and nobody writes to it.
  byte[] body() {
    return body;
  }

  boolean good() {
    return code == 200;
  }

  /// The code with the words that HTTP has for it.
  String status() {
    String words =
        switch (code) {
          case 400 -> " Bad Request";
          case 401 -> " Unauthorized";
          case 403 -> " Forbidden";
          case 404 -> " Not Found";
          case 406 -> " Not Acceptable";
          case 410 -> " Gone";
          case 429 -> " Too Many Requests";
          case 500 -> " Internal Server Error";
          case 502 -> " Bad Gateway";
          case 503 -> " Service Unavailable";
          case 504 -> " Gateway Timeout";
          default -> "";
        };
    return code + words;
  }
}
