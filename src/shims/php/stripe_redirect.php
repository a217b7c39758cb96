<?php

/*
 * NOT TESTED with Stripe's library, which the build has not; tried by hand with PHP 8.2 alone.
 * Leads Stripe's library for PHP to the network, in an app that knows nothing of it:
 *
 *   TESTMODE_STRIPE_BASE=http://127.0.0.1:12112 \
 *   php -d auto_prepend_file=$PWD/src/shims/php/stripe_redirect.php -S 127.0.0.1:8000
 *
 * It looks for the app's vendor/autoload.php, from the script's folder upwards, and gives the
 * library an HTTP client that rewrites the address of calls to Stripe's hosts. Nothing else is
 * touched. Not seen: an HTTP client that the app sets itself, and streamed answers.
 * An address that is missing or not on this machine ends the process; a call with a live key throws.
 */

(static function (): void {
    $variable = 'TESTMODE_STRIPE_BASE';
    $say = static function (string $what): void {
        file_put_contents('php://stderr', "testmode: {$what}\n");
    };
    $text = (string) getenv($variable);
    if (!preg_match('~^https?://(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?/?$~D', $text)) {
        $given = $text === '' ? 'is not set; it must be' : "({$text}) must be";
        $say("{$variable} {$given} http or https to a loopback address, such as"
            . ' http://127.0.0.1:12112');
        exit(2);
    }
    $base = rtrim($text, '/');

    $folder = dirname((string) ($_SERVER['SCRIPT_FILENAME'] ?? getcwd() . '/.'));
    $folder = realpath($folder) ?: getcwd();
    while (!is_file("{$folder}/vendor/autoload.php") && dirname($folder) !== $folder) {
        $folder = dirname($folder);
    }
    if (!is_file("{$folder}/vendor/autoload.php")) {
        $say('NOT redirected: no vendor/autoload.php above the script');

        return;
    }
    require_once "{$folder}/vendor/autoload.php";
    if (!class_exists(\Stripe\ApiRequestor::class)) {
        $say("NOT redirected: stripe-php is not installed in {$folder}/vendor");

        return;
    }

    $client = new class($base, $say) implements \Stripe\HttpClient\ClientInterface {
        private const STRIPE = '~^https://(api|connect|files|meter-events)\.stripe\.com(?=[/?]|$)~';
        private const LIVE_KEY = '~[rs]k_live_|Basic (c2tfbGl2Z|cmtfbGl2Z)~';

        private $base;
        private $say;

        public function __construct(string $base, callable $say)
        {
            $this->base = $base;
            $this->say = $say;
        }

        public function request($method, $absUrl, $headers, $params, $hasFile, ...$newer)
        {
            if (preg_match(self::STRIPE, $absUrl)) {
                $this->refuseLiveKey($headers);
                $absUrl = preg_replace(self::STRIPE, $this->base, $absUrl, 1);
            }

            return \Stripe\HttpClient\CurlClient::instance()
                ->request($method, $absUrl, $headers, $params, $hasFile, ...$newer);
        }

        private function refuseLiveKey($headers): void
        {
            if (preg_match(self::LIVE_KEY, json_encode($headers, JSON_UNESCAPED_SLASHES))) {
                $why = 'a call with a live key was refused before it was sent:'
                    . ' give the app a test key';
                ($this->say)($why);
                throw new \RuntimeException("testmode: {$why}");
            }
        }
    };
    \Stripe\ApiRequestor::setHttpClient($client);
    // A web server runs this for every request; the line is for its log.
    $say('stripe-php ' . \Stripe\Stripe::VERSION . " → {$base}");
})();
