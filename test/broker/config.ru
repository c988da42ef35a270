require "sequel"
require "pact_broker"

# The database is a file in the temporary folder of the test.
run(PactBroker::App.new do |config|
  config.database_connection = Sequel.connect(adapter: "sqlite", database: ENV.fetch("ERRSPEC_BROKER_DATABASE"), encoding: "utf8")
  config.log_dir = ENV.fetch("ERRSPEC_BROKER_LOGS")
end)
