package io.github.eksauth.checks.source.aws;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// How often one call was tried, and what the last answer was. A call that is out of time throws
/// away the reason why it was tried again; here it is kept.
final class Attempts {
  static final ExecutionAttribute<Attempts> OF_CALL = new ExecutionAttribute<>("eks-auth attempts");

  private final AtomicInteger count = new AtomicInteger();
  private volatile int status;

  /// Such as `, 4 attempts, the last one answered with HTTP 503`; nothing when one attempt was all.
  String inWords(String before) {
    if (count.get() < 2) {
      return "";
    }
    return before
        + count.get()
        + " attempts"
        + (status == 0 ? "" : ", the last answer was HTTP " + status);
  }

  /// Tells the [Attempts] of a call about each of them.
  static final class Watch implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes of) {
      Attempts attempts = of.getAttribute(OF_CALL);
      if (attempts != null) {
        attempts.count.incrementAndGet();
      }
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes of) {
      Attempts attempts = of.getAttribute(OF_CALL);
      if (attempts != null) {
        attempts.status = context.httpResponse().statusCode();
      }
    }
  }
}
