# frozen_string_literal: true

# A garden with a Rails API: Active Model validations rendered as the scaffold renders them, and Rails' own answers for the rest.

require "json"
require "logger"
require "rails"
require "action_controller/railtie"
require "active_model"
require "puma"
require "puma/server"

class Plant
  include ActiveModel::Model
  include ActiveModel::Attributes

  LIGHTS = %w[shade half sun].freeze

  attribute :id, :integer
  attribute :name, :string
  attribute :height, :integer
  attribute :light, :string
  attribute :notes, :string

  validates :name, presence: true, length: { maximum: 60 }
  validates :height, numericality: { only_integer: true, greater_than: 0, less_than_or_equal_to: 500 }
  validates :light, inclusion: { in: LIGHTS }, allow_nil: true
  validates :notes, length: { maximum: 400 }

  class NotFound < StandardError; end

  class << self
    def all
      @all ||= {}
    end

    def find(id)
      all.fetch(id.to_i) { raise NotFound, "Couldn't find Plant with 'id'=#{id}" }
    end
  end

  def save
    return false unless valid?

    self.id ||= (self.class.all.keys.max || 0) + 1
    self.class.all[id] = self
    true
  end

  def update(changes)
    changed = self.class.new(attributes.merge(changes.to_h))
    return self.class.all[id] = changed if changed.valid?

    errors.copy!(changed.errors)
    false
  end

  def as_json(*)
    attributes
  end
end

class Garden < Rails::Application
  config.load_defaults 7.2
  config.api_only = true
  config.eager_load = false
  config.consider_all_requests_local = false
  config.secret_key_base = "of no account"
  config.logger = Logger.new(IO::NULL)
  config.hosts.clear
  config.middleware.delete ActionDispatch::HostAuthorization
end
ActionDispatch::ExceptionWrapper.rescue_responses["Plant::NotFound"] = :not_found

class ApplicationController < ActionController::API
  include ActionController::HttpAuthentication::Token::ControllerMethods

  before_action { authenticate_or_request_with_http_token { |token| token == "secret" } }

  def defect
    request.get_header("garden.defect")
  end
end

class PlantsController < ApplicationController
  wrap_parameters :plant, include: %i[name height light notes], format: [:json]

  def index
    limit = params.fetch(:limit, 20).to_s.to_i.clamp(0, 100)
    plants = Plant.all.values
    plants = plants.select { |plant| plant.light == params[:light] } if params[:light]
    render json: plants.first(limit)
  end

  def create
    plant = Plant.new(plant_params)
    if plant.save
      render json: plant, status: :created, location: "/plants/#{plant.id}"
    else
      refuse(plant)
    end
  end

  def show
    return render json: (Plant.all[params[:id].to_i] || Plant.all.values.first) if defect == "unknown-id"

    render json: Plant.find(params[:id])
  end

  def update
    plant = Plant.find(params[:id])
    if (changed = plant.update(plant_params))
      render json: changed
    else
      refuse(plant)
    end
  end

  def destroy
    Plant.all.delete(Plant.find(params[:id]).id)
    head :no_content
  end

  private

  def plant_params
    params.require(:plant).permit(:name, :height, :light, :notes)
  end

  # What the scaffold renders, or what the defect makes of it.
  def refuse(plant)
    errors = plant.errors.to_hash
    case defect
    when "status" then render json: errors, status: :conflict
    when "swallowed" then render json: errors, status: :ok
    when "no-fields" then render json: { base: errors.values.flatten }, status: :unprocessable_entity
    when "stack" then render json: { error: caller.join("\n") }, status: :unprocessable_entity
    when "field"
      render json: errors.transform_keys { |name| { name: :height, height: :name }.fetch(name, name) }, status: :unprocessable_entity
    else render json: errors, status: :unprocessable_entity
    end
  end
end

Garden.initialize!
Garden.routes.draw { resources :plants, only: %i[index create show update destroy] }

# Spoils what Rails answers to JSON that it cannot parse, to an unknown id and without a token.
def spoiled(defect, env, answer)
  status = answer.first
  return [500, *answer.drop(1)] if defect == "bad-json" && status == 400
  return [200, { "content-type" => "application/json" }, ["null"]] if defect == "lost" && status == 404 && env["REQUEST_METHOD"] == "DELETE"

  answer
end

Plant.new(name: "Fern", height: 40, light: "shade").save
addresses = ENV.fetch("DEFECT", "none").split(",").to_h do |defect|
  app = ->(env) { spoiled(defect, env, Garden.call(env.merge("garden.defect" => defect))) }
  server = Puma::Server.new(app, nil, min_threads: 1, max_threads: 1, log_writer: Puma::LogWriter.null)
  port = server.add_tcp_listener("127.0.0.1", 0).addr[1]
  server.run
  [defect, "http://127.0.0.1:#{port}"]
end
$stdout.puts(JSON.generate(addresses))
$stdout.flush
sleep
