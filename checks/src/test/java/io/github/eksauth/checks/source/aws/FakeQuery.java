package io.github.eksauth.checks.source.aws;

/// The form of IAM and STS: parameters in a form, answers in XML.
abstract class FakeQuery implements FakeService {
  private final String prefix;

  FakeQuery(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String action(FakeCall call) {
    return prefix + ":" + call.parameter("Action");
  }

  @Override
  public String contentType() {
    return "text/xml";
  }

  @Override
  public String error(String code, String message) {
    return Xml.in(
        "ErrorResponse",
        Xml.in(
            "Error",
            Xml.text("Type", "Sender"),
            Xml.text("Code", code),
            Xml.text("Message", message)),
        Xml.text("RequestId", "fake"));
  }

  @Override
  public String notFoundCode() {
    return "NoSuchEntity";
  }

  /// An answer with these parts.
  static String result(FakeCall call, String... parts) {
    String action = call.parameter("Action");
    return Xml.in(
        action + "Response",
        Xml.in(action + "Result", parts),
        Xml.in("ResponseMetadata", Xml.text("RequestId", "fake")));
  }
}
