package dev.countersign.sandbox;

/// The addresses under which the simulated GitHub answers.
record Addresses(String web) {

  String api() {
    return web + "/api/v3";
  }

  String repo(SimulatedRepository repository) {
    return api() + "/repos/" + repository.fullName();
  }

  String page(SimulatedRepository repository) {
    return web + "/" + repository.fullName();
  }

  String page(SimulatedPull pull) {
    return page(pull.repository()) + "/pull/" + pull.number();
  }
}
