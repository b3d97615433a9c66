/// The door and the pages: webhooks come in here and people read here. No other room knows the web
/// server.
@NullMarked
package dev.countersign.web;

import org.jspecify.annotations.NullMarked;
