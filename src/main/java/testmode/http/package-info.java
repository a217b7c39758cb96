/**
 * What the parts meet over: an HTTP client that each of them may use and that knows none of them.
 *
 * <p>One class, {@link testmode.http.UnpooledHttpClient}. May import Apache HttpClient; nothing of
 * ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.http;
