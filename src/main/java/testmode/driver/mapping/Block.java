package testmode.driver.mapping;

import java.util.List;

/**
 * The blocks of a mapping file whose keys are the contract's, each with its keys. The schema has a
 * definition of the same name and keys for each.
 */
enum Block {
  FILE(
      "merchant",
      "start",
      "keys",
      "session",
      "auth",
      "defaults",
      "health",
      "setup",
      "reset",
      "webhook",
      "flows",
      "operations",
      "outcome",
      "advice",
      "capabilities"),
  MERCHANT("name", "baseUrl", "launch", "attempts", "tls", "redirect"),
  TLS("insecure"),
  START("command", "directory", "environment", "ready"),
  KEYS("secret", "publishable"),
  SEEN("from"),
  SESSION("kind", "captureHeader", "header", "format"),
  ROLE("steps", "header", "format"),
  DEFAULTS("path", "method", "headers", "fail"),
  FAIL("json"),
  SETUP("auth", "steps"),
  RESET("kind", "steps", "command", "reason"),
  WEBHOOK("path", "secret", "registered", "events", "paidEvent", "ack", "reject", "settle"),
  FLOW(
      "placeOrder",
      "createPayment",
      "retryPayment",
      "confirm",
      "complete",
      "afterAction",
      "returnPage",
      "price"),
  PRICE("fixed", "from", "unit", "currency"),
  /** An operation of a flow. */
  ACT("auth", "steps", "outcome"),
  OPERATIONS("orderStatus", "fulfilments", "refund", "reconcile", "expireReservations"),
  ORDER_STATUS("auth", "session", "steps", "states", "unit", "missing"),
  /** How an order stands that the app does not have yet, in orderStatus. */
  MISSING("state", "status"),
  REFUND("auth", "session", "steps", "message"),
  /** An operation that has nothing of its own: fulfilments, reconcile, expireReservations. */
  JOB("auth", "session", "steps"),
  STEP("request", "graphql", "variables", "path", "expect", "extract"),
  REQUEST("method", "path", "headers", "json", "form", "raw", "graphql", "variables"),
  EXPECT("status", "json"),
  EXTRACTION("json", "header", "regex", "cookie", "network", "optional", "count", "sum", "equals"),
  NETWORK("method", "path", "response"),
  /** A rule of outcome. */
  RULE("when", "is", "reason", "message", "advice"),
  WHEN("status", "json", "header", "regex", "exists", "equals"),
  /** What an app cannot do, under capabilities. */
  LACK("supported", "reason");

  private final List<String> keys;

  Block(String... keys) {
    this.keys = List.of(keys);
  }

  List<String> keys() {
    return keys;
  }
}
