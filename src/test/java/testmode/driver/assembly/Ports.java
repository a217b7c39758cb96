package testmode.driver.assembly;

/** Ports for tests that have to know one before anybody listens on it. */
public final class Ports {
  private Ports() {}

  /** One that nobody listens on, and that no other test of this JVM is given. */
  public static int free() {
    return FreePort.find();
  }
}
