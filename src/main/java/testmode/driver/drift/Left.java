package testmode.driver.drift;

/**
 * A recorded exchange that was not compared, or not wholly.
 *
 * @param exchange its number in the recording
 * @param why in half a sentence
 * @param hides whether Stripe answered something here that nobody has compared now
 */
public record Left(long exchange, String method, String path, String why, boolean hides) {}
