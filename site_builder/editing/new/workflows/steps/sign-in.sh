if [ -n "$TOKEN" ]; then # chìa khóa chỉ nằm trong môi trường, không ghi ra tệp nào
  key=$(printf 'x-access-token:%s' "$TOKEN" | base64 | tr -d '\n')
  export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader GIT_CONFIG_VALUE_0="Authorization: Basic $key"
fi
