/**
 * The HTTPS front: for apps that can only speak TLS to api.stripe.com. It ends the TLS with a
 * certificate of its own authority, made on this machine, and hands every byte on to the network.
 *
 * <p>Start reading at {@link testmode.front.HttpsFront}; then {@code Connection} and {@code
 * Authority} (the certificates). May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.front;
