package io.github.eksauth.checks.source.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One request to [FakeAws]. `service`, `region` and `keyId` are what it was signed for; all are
/// empty when it was not signed, except that an unsigned one can only be for `sts`.
record FakeCall(
    String service,
    String region,
    String keyId,
    String sessionToken,
    String target,
    List<String> path,
    Map<String, String> parameters,
    String body) {
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request, "
              + "SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}");

  static FakeCall of(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = exchange.getRequestHeaders();
    String authorization = headers.getFirst("Authorization");
    Matcher signature = SIGNATURE.matcher(authorization == null ? "" : authorization);
    boolean signed = signature.matches();
    var parameters = new HashMap<String, String>();
    form(exchange.getRequestURI().getRawQuery(), parameters);
    String type = headers.getFirst("Content-Type");
    if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
      form(body, parameters);
    }
    var path = new ArrayList<String>();
    for (String part : exchange.getRequestURI().getRawPath().split("/", -1)) {
      if (!part.isEmpty()) {
        path.add(decode(part));
      }
    }
    return new FakeCall(
        signed ? signature.group(3) : "sts",
        signed ? signature.group(2) : "",
        signed ? signature.group(1) : "",
        text(headers.getFirst("X-Amz-Security-Token")),
        text(headers.getFirst("X-Amz-Target")),
        path,
        parameters,
        body);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private static String text(String header) {
    return header == null ? "" : header;
  }

  private static void form(String text, Map<String, String> into) {
    if (text == null || text.isEmpty()) {
      return;
    }
    Arrays.stream(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> into.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
