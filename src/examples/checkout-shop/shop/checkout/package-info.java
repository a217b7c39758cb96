/**
 * A small ticket shop that leaves the whole checkout to a page of Stripe's: it opens a Checkout
 * Session, sends the shopper there, and hears of the payment from an event and from her return.
 * Start reading at {@link shop.checkout.Main}. Imports the JDK, stripe-java, and Gson.
 */
package shop.checkout;
