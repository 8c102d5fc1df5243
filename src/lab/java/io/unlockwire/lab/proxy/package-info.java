/** A proxy between Kafka clients and a broker that knows which request is answered, and can lose answers. */
package io.unlockwire.lab.proxy;
