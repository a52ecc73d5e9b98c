// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Package main plays the program inside a sandbox for tests: a small site, streams and a WebSocket echo that show
// what arrived byte for byte, and ports that misbehave. README.md of the rig lists the paths.
package main

import (
	"log"
	"net"
)

func main() {
	go listen(":8081", closeAtOnce)
	go listen(":8082", answerNonsense)
	listen(":8080", serve)
}

// listen gives each connection to handle, in a goroutine of its own, and closes it afterwards.
func listen(address string, handle func(net.Conn)) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		log.Fatal(err)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			log.Fatal(err)
		}
		go func() {
			defer connection.Close()
			handle(connection)
		}()
	}
}

// closeAtOnce reads the request and hangs up: an upstream that resets before it sends headers.
func closeAtOnce(connection net.Conn) {
	connection.Read(make([]byte, 4096))
}

// answerNonsense is an upstream that does not speak HTTP.
func answerNonsense(connection net.Conn) {
	connection.Read(make([]byte, 4096))
	connection.Write([]byte("SSH-2.0-not-http\r\n\r\n"))
}
