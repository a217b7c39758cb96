package testmode.driver.recording;

/** A recording that cannot be read: which file, where in it, what is wrong, what to do. */
public final class RecordingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RecordingException(String sentence) {
    super(sentence);
  }
}
