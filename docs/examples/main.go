// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A request to port 8080 of a sandbox. GATEWAY is like https://sandboxes.example, SANDBOX an id, TOKEN its access token.
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	route := os.Getenv("GATEWAY") + "/api/v1/sandbox/" + os.Getenv("SANDBOX") + "/port/8080"
	request, err := http.NewRequest(http.MethodPost, route+"/echo", strings.NewReader("hello"))
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("X-Access-Token", os.Getenv("TOKEN"))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		log.Fatal(answer.Status)
	}
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(body))
}
