package io.github.eksauth.checks.fact;

/// Which back ends the cluster asks who a caller is. The order is the only direction it can be
/// changed in (fact 14).
public enum AuthenticationMode {
  CONFIG_MAP,
  API_AND_CONFIG_MAP,
  API;

  public boolean readsEntries() {
    return this != CONFIG_MAP;
  }

  public boolean readsAwsAuth() {
    return this != API;
  }
}
