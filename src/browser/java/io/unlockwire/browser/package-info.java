/** The page in a real Chromium: its modules one by one, its states, and the whole of it on the service. */
package io.unlockwire.browser;
