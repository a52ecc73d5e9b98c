// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

const headLimit = 1 << 20

// exchange is one request and the connection to answer it on. Answers are written as plain text, so that a test
// knows each byte that was sent.
type exchange struct {
	head       []byte // as it arrived, up to and with the empty line
	request    *http.Request
	connection net.Conn
	reader     *bufio.Reader
	hangUp     bool // close the connection after this exchange
}

// serve answers one request after the other until the client leaves.
func serve(connection net.Conn) {
	reader := bufio.NewReaderSize(connection, headLimit)
	for {
		head, err := peekHead(reader)
		if err != nil {
			return
		}
		request, err := http.ReadRequest(reader)
		if err != nil {
			fmt.Fprintf(connection, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
			return
		}
		x := &exchange{head: head, request: request, connection: connection, reader: reader, hangUp: request.Close}
		if request.Header.Get("Expect") == "100-continue" {
			io.WriteString(connection, "HTTP/1.1 100 Continue\r\n\r\n")
		}
		answer(x)
		if _, err := io.Copy(io.Discard, request.Body); err != nil || x.hangUp {
			return
		}
	}
}

// peekHead waits for the whole head of the next request and returns a copy; the reader still holds it.
func peekHead(reader *bufio.Reader) ([]byte, error) {
	for wanted := 1; ; wanted = reader.Buffered() + 1 {
		if _, err := reader.Peek(wanted); err != nil {
			return nil, err
		}
		seen, _ := reader.Peek(reader.Buffered())
		if end := bytes.Index(seen, []byte("\r\n\r\n")); end >= 0 {
			return bytes.Clone(seen[:end+4]), nil
		}
	}
}

// reply sends a whole answer; fields are complete lines without their line ends.
func (x *exchange) reply(status int, contentType string, body []byte, fields ...string) {
	x.start(status, append(fields, "Content-Type: "+contentType, "Content-Length: "+strconv.Itoa(len(body)))...)
	if x.request.Method != http.MethodHead {
		x.connection.Write(body)
	}
}

func (x *exchange) start(status int, fields ...string) {
	var head bytes.Buffer
	fmt.Fprintf(&head, "HTTP/1.1 %d %s\r\n", status, http.StatusText(status))
	for _, field := range fields {
		fmt.Fprintf(&head, "%s\r\n", field)
	}
	if x.hangUp {
		head.WriteString("Connection: close\r\n")
	}
	head.WriteString("\r\n")
	x.connection.Write(head.Bytes())
}

// chunk sends one piece of a chunked body, or its end when the piece is empty.
func (x *exchange) chunk(piece []byte) error {
	_, err := fmt.Fprintf(x.connection, "%x\r\n%s\r\n", len(piece), piece)
	return err
}

// number is a query parameter, or what stands for it.
func (x *exchange) number(name string, otherwise int) int {
	if n, err := strconv.Atoi(x.request.URL.Query().Get(name)); err == nil {
		return n
	}
	return otherwise
}

func (x *exchange) pause(otherwise int) {
	time.Sleep(time.Duration(x.number("interval", otherwise)) * time.Millisecond)
}

// untilGone waits for the client to leave.
func (x *exchange) untilGone() {
	io.Copy(io.Discard, x.reader)
	x.hangUp = true
}
