// Wikimedia's kafka-sse as its readme shows it. Arguments: Kafka's address, the topic, the port.
'use strict';

const http = require('http');
const kafkaSse = require('kafka-sse');

const [bootstrap, topic, port] = process.argv.slice(2);
const quiet = { info() {}, debug() {}, trace() {}, warn: console.warn, error: console.error, fatal: console.error };
quiet.child = () => quiet;
const options = {
    kafkaConfig: { 'metadata.broker.list': bootstrap, 'isolation.level': 'read_committed', event_cb: false },
    logger: quiet
};

http.createServer((request, response) => {
    kafkaSse(request, response, [topic], options).catch(failure => console.error(failure));
}).listen(Number(port), '127.0.0.1');
