# frozen_string_literal: true

# NOT TESTED with Stripe's library, which the build has not; tried by hand with Ruby 3.1 alone.
# Leads Stripe's library for Ruby to the network, in an app that knows nothing of it:
#
#   TESTMODE_STRIPE_BASE=http://127.0.0.1:12112 \
#   RUBYOPT="-r$PWD/src/shims/ruby/stripe_redirect.rb" ruby app.rb
#
# Every connection of Net::HTTP to Stripe's hosts is opened to that address; nothing else is touched.
# An address that is missing or not on this machine ends the process; a call with a live key raises.

require "net/http"
require "uri"

module TestmodeStripe
  VARIABLE = "TESTMODE_STRIPE_BASE"
  HOSTS = %w[api connect files meter-events].map { |name| "#{name}.stripe.com" }.freeze
  LOOPBACK = /\A(localhost|127(\.\d{1,3}){3}|\[::1\])\z/.freeze
  LIVE_KEY = /[rs]k_live_|Basic (c2tfbGl2Z|cmtfbGl2Z)/.freeze

  def self.say(what)
    $stderr.puts("testmode: #{what}")
  end

  def self.loopback_base(text)
    uri = URI.parse(text.to_s)
    plain = ["", "/"].include?(uri.path) && uri.userinfo.nil? && uri.query.nil?
    return uri if uri.is_a?(URI::HTTP) && LOOPBACK.match?(uri.host.to_s) && plain

    refuse(text)
  rescue URI::InvalidURIError
    refuse(text)
  end

  def self.refuse(text)
    given = text.to_s.empty? ? "is not set; it must be" : "(#{text}) must be"
    say("#{VARIABLE} #{given} http or https to a loopback address, such as http://127.0.0.1:12112")
    exit!(2)
  end

  BASE = loopback_base(ENV[VARIABLE])

  def self.say_once
    return if @said

    @said = true
    version = defined?(::Stripe::VERSION) ? ::Stripe::VERSION : "?"
    say("stripe-ruby #{version} → #{BASE.to_s.chomp('/')}")
  end

  # Prepended to Net::HTTP, which stripe-ruby opens all its connections with.
  module Connection
    def initialize(address, port = nil)
      @testmode = HOSTS.include?(address)
      TestmodeStripe.say_once if @testmode
      @testmode ? super(BASE.hostname, BASE.port) : super
    end

    # The library asks for TLS by what it believes the address to be.
    def use_ssl=(flag)
      super(@testmode ? BASE.scheme == "https" : flag)
    end

    def request(request, body = nil, &block)
      if @testmode && LIVE_KEY.match?(request["Authorization"].to_s)
        why = "a call with a live key was refused before it was sent: give the app a test key"
        TestmodeStripe.say(why)
        raise "testmode: #{why}"
      end
      super
    end
  end
end

Net::HTTP.prepend(TestmodeStripe::Connection)
