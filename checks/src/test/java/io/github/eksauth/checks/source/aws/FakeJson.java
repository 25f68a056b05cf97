package io.github.eksauth.checks.source.aws;

import tools.jackson.databind.JsonNode;

/// The form of CloudTrail, CloudWatch Logs and KMS: JSON in, JSON out, the operation in a header.
abstract class FakeJson implements FakeService {
  private final String prefix;

  FakeJson(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String action(FakeCall call) {
    return prefix + ":" + call.target().substring(call.target().lastIndexOf('.') + 1);
  }

  @Override
  public String contentType() {
    return "application/x-amz-json-1.1";
  }

  @Override
  public String answer(FakeCall call, String action) {
    return answer(Json.read(call.body()), action).toString();
  }

  abstract JsonNode answer(JsonNode request, String action);

  @Override
  public String error(String code, String message) {
    return FakeEks.JSON.objectNode().put("__type", code).put("message", message).toString();
  }

  @Override
  public String notFoundCode() {
    return "NotFoundException";
  }

  @Override
  public FakeAws.Refusal denied(String action, String because) {
    return new FakeAws.Refusal(
        400,
        "AccessDeniedException",
        "User: "
            + FakeAccount.OURSELVES
            + " is not authorized to perform: "
            + action
            + " on resource: * "
            + because);
  }
}
