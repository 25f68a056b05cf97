package io.github.eksauth.checks.source.aws;

import java.util.Map;

/// One service of [FakeAws].
interface FakeService {
  /// The IAM action that a call costs.
  String action(FakeCall call);

  /// The body of the answer.
  ///
  /// @throws FakeAws.Refusal when the service would refuse
  String answer(FakeCall call, String action);

  String contentType();

  /// The body that tells of an error.
  String error(String code, String message);

  default Map<String, String> errorHeaders(String code) {
    return Map.of();
  }

  /// How the service says that it denies something, and with which status.
  default FakeAws.Refusal denied(String action, String because) {
    return new FakeAws.Refusal(
        403,
        "AccessDenied",
        "User: "
            + FakeAccount.OURSELVES
            + " is not authorized to perform: "
            + action
            + " on resource: * "
            + because);
  }

  String notFoundCode();

  default FakeAws.Refusal refusal(FakeAws.Fault fault, String action) {
    return switch (fault) {
      case DENIED ->
          denied(action, "because no identity-based policy allows the " + action + " action");
      case DENIED_BY_ORGANIZATION ->
          denied(action, "with an explicit deny in a service control policy");
      case DENIED_BY_BOUNDARY ->
          denied(action, "because no permissions boundary allows the " + action + " action");
      case THROTTLED -> new FakeAws.Refusal(400, "ThrottlingException", "Rate exceeded");
      case EXPIRED_CREDENTIALS ->
          new FakeAws.Refusal(
              403,
              "ExpiredTokenException",
              "The security token included in the request is expired");
      case UNKNOWN_KEY ->
          new FakeAws.Refusal(
              403,
              "UnrecognizedClientException",
              "The security token included in the request is invalid.");
      case WRONG_SIGNATURE ->
          new FakeAws.Refusal(
              403,
              "SignatureDoesNotMatch",
              "The Canonical String for this request should have been 'GET / X-Amz-Security-Token="
                  + "very-secret'");
      case SERVER_ERROR -> new FakeAws.Refusal(503, "ServiceUnavailable", "please stand by");
      case NOT_FOUND -> new FakeAws.Refusal(404, notFoundCode(), "it is not here yet");
      default -> throw new IllegalArgumentException(fault + " is not an answer");
    };
  }
}
